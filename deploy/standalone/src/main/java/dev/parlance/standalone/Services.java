package dev.parlance.standalone;

import java.util.List;
import java.util.stream.Stream;

import dev.parlance.account.AccountApplication;
import dev.parlance.gateway.GatewayApplication;
import dev.parlance.inference.InferenceApplication;
import dev.parlance.knowledge.KnowledgeApplication;
import dev.parlance.scheduler.SchedulerApplication;
import dev.parlance.webchat.WebchatApplication;

/** The six services and where their applications are. */
final class Services {

    /** The one that owns the public port. */
    static final Service GATEWAY = new Service("gateway", GatewayApplication.class);

    /** Those behind it. */
    static final List<Service> INNER = List.of(new Service("knowledge", KnowledgeApplication.class),
            new Service("inference", InferenceApplication.class), new Service("account", AccountApplication.class),
            new Service("webchat", WebchatApplication.class), new Service("scheduler", SchedulerApplication.class));

    /** Who owns a schema. */
    static final List<String> WITH_SCHEMA = Stream.concat(INNER.stream(), Stream.of(GATEWAY)).map(Service::name)
            .toList();

    private Services() {
    }

    /** A service by its short name. */
    record Service(String name, Class<?> application) {}
}
