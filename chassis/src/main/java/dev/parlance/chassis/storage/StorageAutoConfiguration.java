package dev.parlance.chassis.storage;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import reactor.netty.http.HttpResources;

/** Lets connections to PostgreSQL live on the event loops of the web server: what is asked for a request stays near it. */
@AutoConfiguration
class StorageAutoConfiguration {

    @Bean
    ConnectionFactoryOptionsBuilderCustomizer sharedEventLoops() {
        return options -> options.option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, HttpResources.get());
    }
}
