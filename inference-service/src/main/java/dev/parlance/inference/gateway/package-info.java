/** AI gateways: what an account has set up for its completions, a model, where it is reached, and how it is asked. */
@NullMarked
package dev.parlance.inference.gateway;

import org.jspecify.annotations.NullMarked;
