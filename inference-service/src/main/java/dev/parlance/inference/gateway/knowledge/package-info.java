/** What the collections linked to an AI gateway hold for a request, and how a model is told of it. */
@NullMarked
package dev.parlance.inference.gateway.knowledge;

import org.jspecify.annotations.NullMarked;
