package dev.parlance.knowledge.parsing.process;

import java.nio.file.Path;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.parlance.knowledge.parsing.DocumentReader;
import dev.parlance.knowledge.parsing.LocalReader;
import dev.parlance.knowledge.parsing.ParsingLimits;
import dev.parlance.knowledge.parsing.Workplace;

/** Decides where files are read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ParsingLimits.class, ProcessSettings.class})
class ProcessConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ProcessConfiguration.class);

    @Bean
    Workplace workplace() {
        return Workplace.within(Path.of(System.getProperty("java.io.tmpdir")));
    }

    @Bean
    DocumentReader documentReader(ParsingLimits limits, ProcessSettings settings, Workplace workplace) {
        LocalReader here = new LocalReader(Kinds.all(), limits);
        Optional<Launch> launch = settings.process() ? Launch.find(settings) : Optional.empty();
        if (launch.isEmpty()) {
            log.warn("Files are read within this process, which a hostile file can harm: {}", settings.process()
                    ? "no java was found to start others"
                    : "parlance.knowledge.parsing.process is false");
            return here;
        }
        return new ProcessReader(here, limits, settings, new ReaderPool(launch.get(), settings, workplace));
    }
}
