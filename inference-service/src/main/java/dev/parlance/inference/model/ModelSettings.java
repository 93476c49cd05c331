package dev.parlance.inference.model;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which model is meant by {@code auto}.
 *
 * @param model its id, or several parted by commas, each stepping in for the one before; empty means the first conversing
 *            model of each upstream; the built-in model stands behind all of them
 * @param listFor how long an upstream's list of models is good; it is renewed in the background after that
 */
@ConfigurationProperties("parlance.chat")
record ModelSettings(@DefaultValue("") String model, @DefaultValue("60s") Duration listFor) {

    List<String> names() {
        return PARTING.splitAsStream(model).map(String::strip).filter(name -> !name.isEmpty()).distinct().toList();
    }

    private static final Pattern PARTING = Pattern.compile(",");
}
