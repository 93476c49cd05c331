package dev.parlance.inference.gateway.worker;

import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.tool.Toolbox;

/**
 * A request on its way to a model.
 *
 * @param body in the OpenAI shape
 * @param tools that run here
 * @param inquiry as tools and callbacks learn of it
 */
public record Draft(ObjectNode body, Toolbox tools, Inquiry inquiry) {}
