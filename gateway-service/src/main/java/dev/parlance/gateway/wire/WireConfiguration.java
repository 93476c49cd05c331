package dev.parlance.gateway.wire;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.Http2;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WireSettings.class, TlsSettings.class})
class WireConfiguration {

    @Bean
    Certificate certificate(TlsSettings settings, SslBundleRegistry registry) {
        return new Certificate(settings, registry);
    }

    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> wire(WireSettings settings, JsonMapper json,
            Certificate certificate, SslBundles bundles) {
        Installation handlers = new Installation(settings, new RefusalText(json));
        return factory -> {
            factory.addServerCustomizers(
                    server -> server.doOnChannelInit((observer, channel, address) -> handlers.into(channel)));
            if (certificate.isGiven()) {
                encrypt(factory, bundles);
            }
        };
    }

    @Bean
    StreamPace streamPace(WireSettings settings) {
        return new StreamPace(settings);
    }

    private static void encrypt(NettyReactiveWebServerFactory factory, SslBundles bundles) {
        Ssl ssl = new Ssl();
        ssl.setBundle(Certificate.NAME);
        Http2 http2 = new Http2();
        http2.setEnabled(true);
        factory.setSslBundles(bundles);
        factory.setSsl(ssl);
        factory.setHttp2(http2);
    }
}
