package dev.parlance.account.housekeeping;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HousekeepingConfiguration {

    @Bean
    Housekeeping housekeeping(List<Forgetful> rooms) {
        return new Housekeeping(rooms);
    }
}
