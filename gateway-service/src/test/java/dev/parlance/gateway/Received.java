package dev.parlance.gateway;

import io.netty.handler.codec.http.HttpHeaders;

/** A request as it reached a fake service. */
public record Received(String method, String uri, HttpHeaders headers, String body) {}
