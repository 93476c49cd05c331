/** What all public addresses are, in the words of OpenAPI, and the page that shows it. */
@NullMarked
package dev.parlance.gateway.reference;

import org.jspecify.annotations.NullMarked;
