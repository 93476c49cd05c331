package dev.parlance.gateway.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

import dev.parlance.gateway.access.KeyPlace;
import dev.parlance.gateway.access.Requirement;
import dev.parlance.gateway.access.Terms;

/** The shipped routes and one whose patience a test can wait out. */
@Configuration(proxyBeanMethods = false)
public class ExtraRoutes {

    private static final PublicRoute HASTY = new PublicRoute(HttpMethod.GET, "/api/v1/hasty", "inference",
            new Terms(Requirement.KEY, Set.of("chat"), KeyPlace.HEADERS), Duration.ofMillis(300),
            DataSize.ofKilobytes(1), Set.of(LimitClass.ANY));

    @Bean
    static BeanPostProcessor hastyRoute() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof RouteTable table ? withHasty(table) : bean;
            }
        };
    }

    private static RouteTable withHasty(RouteTable table) {
        List<PublicRoute> routes = new ArrayList<>(table.routes());
        routes.add(HASTY);
        return new RouteTable(routes);
    }
}
