package dev.parlance.inference.provider;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The upstream an operator has chosen. Its address is trusted, private or not; nothing in a request can change it.
 *
 * @param baseUrl up to and including {@code /v1}; empty means there is no upstream
 * @param apiKey sent as bearer; empty means none is sent
 * @param connect how long a connection may take
 * @param firstToken how long a stream may stay silent before its first event
 * @param stall how long a stream may stay silent after that
 * @param whole how long an answer in one piece may take
 * @param connections how many may be open at once
 * @param longestEvent of a stream
 * @param longestAnswer in one piece
 */
@ConfigurationProperties("parlance.openai")
record UpstreamSettings(@DefaultValue("") String baseUrl, @DefaultValue("") String apiKey,
        @DefaultValue("3s") Duration connect, @DefaultValue("30s") Duration firstToken,
        @DefaultValue("20s") Duration stall, @DefaultValue("100s") Duration whole,
        @DefaultValue("2000") int connections, @DefaultValue("1MB") DataSize longestEvent,
        @DefaultValue("16MB") DataSize longestAnswer) {

    boolean isConfigured() {
        return !baseUrl.isBlank();
    }

    /** Without the slash at the end that some write and some do not. */
    String address() {
        return baseUrl.strip().replaceAll("/+$", "");
    }

    /** The same patience with another upstream. */
    UpstreamSettings at(String address, String key) {
        return new UpstreamSettings(address, key, connect, firstToken, stall, whole, connections, longestEvent,
                longestAnswer);
    }

    @Override
    public String toString() {
        return "UpstreamSettings[baseUrl=" + baseUrl + ", apiKey=hidden]";
    }
}
