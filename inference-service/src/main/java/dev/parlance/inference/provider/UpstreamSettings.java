package dev.parlance.inference.provider;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The upstream an operator has chosen, and the patience with all of them. Its address is trusted, private or not; nothing in
 * a request can change it.
 *
 * @param baseUrl up to and including {@code /v1}; empty means there is none of this kind
 * @param apiKey sent as bearer; empty means none is sent
 * @param connect how long a connection may take
 * @param firstToken how long a stream may stay silent before its first event
 * @param stall how long a stream may stay silent after that
 * @param whole how long an answer in one piece may take
 * @param connections how many may be open to one upstream at once
 * @param atOnce how many calls may be under way to one upstream; 0 stands for as many as connections
 * @param atOncePerAccount how many calls of one account to addresses of its own choice may be under way
 * @param longestEvent of a stream
 * @param longestAnswer in one piece
 * @param longestVectors all that one request asks for together
 */
@ConfigurationProperties("parlance.openai")
record UpstreamSettings(@DefaultValue("") String baseUrl, @DefaultValue("") String apiKey,
        @DefaultValue("3s") Duration connect, @DefaultValue("30s") Duration firstToken,
        @DefaultValue("20s") Duration stall, @DefaultValue("100s") Duration whole,
        @DefaultValue("2000") int connections, @DefaultValue("0") int atOnce,
        @DefaultValue("1000") int atOncePerAccount, @DefaultValue("1MB") DataSize longestEvent,
        @DefaultValue("16MB") DataSize longestAnswer, @DefaultValue("48MB") DataSize longestVectors) {

    boolean isConfigured() {
        return !baseUrl.isBlank();
    }

    /** Without the slash at the end that some write and some do not. */
    String address() {
        return baseUrl.strip().replaceAll("/+$", "");
    }

    /** The same patience with another upstream. */
    UpstreamSettings at(String address, String key) {
        return new UpstreamSettings(address, key, connect, firstToken, stall, whole, connections, atOnce,
                atOncePerAccount, longestEvent, longestAnswer, longestVectors);
    }

    int callsAtOnce() {
        return atOnce == 0 ? connections : atOnce;
    }

    @Override
    public String toString() {
        return "UpstreamSettings[baseUrl=" + baseUrl + ", apiKey=hidden]";
    }
}
