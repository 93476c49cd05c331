package dev.parlance.knowledge.parsing.office;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.jspecify.annotations.Nullable;

import dev.parlance.knowledge.parsing.Block;
import dev.parlance.knowledge.parsing.ParsingLimits;

/** The parts of a Word file and how they refer to each other. */
final class WordPackage implements Closeable {

    private record Relation(String id, String type, String target) {}

    private final ZipFile zip;

    private final String main;

    private final List<Relation> relations;

    private final List<Relation> documentRelations;

    WordPackage(Path file) throws IOException {
        this.zip = new ZipFile(file.toFile());
        this.documentRelations = relations("_rels/.rels", "");
        this.main = documentRelations.stream().filter(each -> each.type().endsWith("/officeDocument"))
                .map(Relation::target).findFirst().orElse("word/document.xml");
        int slash = main.lastIndexOf('/');
        this.relations = relations(main.substring(0, slash + 1) + "_rels/" + main.substring(slash + 1) + ".rels", main);
    }

    OfficeXml main() throws IOException {
        return open(main);
    }

    /** The parts of a type (styles, numbering, footnotes, header …) that are there. */
    List<String> parts(String type) {
        return relations.stream().filter(each -> each.type().endsWith("/" + type)).map(Relation::target)
                .filter(target -> zip.getEntry(target) != null).toList();
    }

    /** The parts that describe the file as a whole, such as its properties. */
    List<String> documentParts(String type) {
        return documentRelations.stream().filter(each -> each.type().endsWith("/" + type)).map(Relation::target)
                .filter(target -> zip.getEntry(target) != null).toList();
    }

    OfficeXml open(String part) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw new IOException("The part " + part + " is missing");
        }
        return new OfficeXml(new BufferedInputStream(zip.getInputStream(entry), 1 << 16));
    }

    /** The chart the document knows by this id, if it is there. */
    Block.@Nullable Table chart(String id, ParsingLimits limits, @Nullable Integer page) throws IOException {
        ZipEntry entry = relations.stream().filter(each -> each.id().equals(id)).map(Relation::target)
                .map(zip::getEntry).filter(Objects::nonNull).findFirst().orElse(null);
        if (entry == null) {
            return null;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return ChartXml.read(in, limits, page);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private List<Relation> relations(String part, String from) throws IOException {
        List<Relation> found = new ArrayList<>();
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            return found;
        }
        try (InputStream in = zip.getInputStream(entry); OfficeXml xml = new OfficeXml(in)) {
            while (xml.nextWithin(0)) {
                String type = xml.attribute("Type");
                String target = xml.attribute("Target");
                if (type != null && target != null && !"External".equals(xml.attribute("TargetMode"))) {
                    found.add(new Relation(String.valueOf(xml.attribute("Id")), type, resolve(from, target)));
                }
            }
        }
        return found;
    }

    private static String resolve(String from, String target) {
        String path = URI.create("/" + from).resolve(target.replace(" ", "%20")).getPath();
        return path.substring(1);
    }
}
