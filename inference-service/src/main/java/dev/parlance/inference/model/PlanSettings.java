package dev.parlance.inference.model;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which models are not for everybody.
 *
 * @param paid ids of models that need a paid plan; a star stands for any characters
 * @param unpaidPlans the plans that are not paid
 */
@ConfigurationProperties("parlance.models")
record PlanSettings(@DefaultValue List<String> paid, @DefaultValue("free") List<String> unpaidPlans) {}
