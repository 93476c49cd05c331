package dev.parlance.chassis.event;

/** The name of a Kafka topic, {@code service.noun}; only its owner writes to it. */
public record Topic(String service, String noun) {

    public Topic {
        if (!service.matches("[a-z]+") || !noun.matches("[a-z-]+")) {
            throw new IllegalArgumentException("A topic is named service.noun in small letters");
        }
    }

    public String name() {
        return service + "." + noun;
    }
}
