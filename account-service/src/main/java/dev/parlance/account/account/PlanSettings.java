package dev.parlance.account.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What new accounts may use.
 *
 * @param defaultPlan the plan a new account gets; by default nobody is limited until the operator says so
 */
@ConfigurationProperties("parlance")
public record PlanSettings(@DefaultValue("enterprise") Plan defaultPlan) {}
