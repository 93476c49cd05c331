package dev.parlance.gateway.routing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Neighbours.class, LimitSettings.class})
class RoutingConfiguration {

    @Bean
    RouteTable routeTable(Neighbours neighbours, LimitSettings limits) throws IOException {
        Set<String> services = new HashSet<>(neighbours.services().keySet());
        services.add(Neighbours.SELF);
        String text = new ClassPathResource("gateway/routes.tsv").getContentAsString(StandardCharsets.UTF_8);
        return new RouteFile(services, limits.upload()).read(text);
    }

    @Bean
    RouteMapping routeMapping(RouteTable table, Neighbours neighbours, FilteringWebHandler forwarding,
            List<OwnPage> pages) {
        return new RouteMapping(table, neighbours, forwarding, pages);
    }
}
