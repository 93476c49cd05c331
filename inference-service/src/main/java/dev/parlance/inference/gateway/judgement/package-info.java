/** What is to be known of a request before it is answered: how hard it is, and whether it may be. */
@NullMarked
package dev.parlance.inference.gateway.judgement;

import org.jspecify.annotations.NullMarked;
