package dev.parlance.gateway.peers;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.parlance.chassis.egress.Network;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProxySettings.class)
class PeersConfiguration {

    @Bean
    ClientAddresses clientAddresses(ProxySettings settings) {
        return new ClientAddresses(settings.proxies().stream().map(String::strip).filter(proxy -> !proxy.isEmpty())
                .map(Network::parse).toList());
    }
}
