package dev.parlance.knowledge.parsing.process;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How files are read apart from everything else.
 *
 * @param process whether in processes of their own; otherwise they are read within the service, which a hostile file can harm
 * @param processes how many at most, each reading one file at a time
 * @param heap what the Java heap of each may grow to
 * @param time after which a file is given up
 * @param output of what was read in one file, as bytes in UTF-8
 * @param documents after which a process makes room for a fresh one
 * @param idle how long a process without work is kept
 */
@ConfigurationProperties("parlance.knowledge.parsing")
record ProcessSettings(
        @DefaultValue("true") boolean process,
        @DefaultValue("2") int processes,
        @DefaultValue("384MB") DataSize heap,
        @DefaultValue("120s") Duration time,
        @DefaultValue("64MB") DataSize output,
        @DefaultValue("200") int documents,
        @DefaultValue("60s") Duration idle) {

    ProcessSettings {
        if (processes < 1 || documents < 1 || heap.toMegabytes() < 32 || output.toBytes() < 1 || !time.isPositive()
                || idle.isNegative()) {
            throw new IllegalArgumentException(
                    "files are read by one process at least, with 32 MB of heap, and some time and output");
        }
    }

    static ProcessSettings defaults() {
        return new ProcessSettings(true, 2, DataSize.ofMegabytes(384), Duration.ofMinutes(2),
                DataSize.ofMegabytes(64), 200, Duration.ofMinutes(1));
    }
}
