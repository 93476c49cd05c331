package dev.parlance.knowledge.parsing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a single file may ask for before it is refused.
 *
 * @param fileSize of the file as uploaded
 * @param unpackedSize of everything inside a packed file together (Word, Excel, PowerPoint)
 * @param entries parts inside a packed file
 * @param characters of extracted text
 * @param rows of all tables together
 * @param columns of one table
 * @param pages of a PDF
 * @param depth of nested elements in XML, HTML and JSON
 */
@ConfigurationProperties("parlance.knowledge.parsing")
public record ParsingLimits(
        @DefaultValue("64MB") DataSize fileSize,
        @DefaultValue("512MB") DataSize unpackedSize,
        @DefaultValue("20000") int entries,
        @DefaultValue("20000000") int characters,
        @DefaultValue("500000") int rows,
        @DefaultValue("2000") int columns,
        @DefaultValue("3000") int pages,
        @DefaultValue("400") int depth) {

    /** Generous for company files, small enough for a modest heap. */
    public static ParsingLimits defaults() {
        return new ParsingLimits(DataSize.ofMegabytes(64), DataSize.ofMegabytes(512), 20_000, 20_000_000, 500_000,
                2_000,
                3_000, 400);
    }
}
