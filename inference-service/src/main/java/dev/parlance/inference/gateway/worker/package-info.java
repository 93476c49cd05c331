/** Workers: endpoints of an account's own that look at requests on their way to a model and change them. */
@NullMarked
package dev.parlance.inference.gateway.worker;

import org.jspecify.annotations.NullMarked;
