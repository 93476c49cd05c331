/** The one public address: credentials, origins, limits, routes and errors. */
@NullMarked
package dev.parlance.gateway;

import org.jspecify.annotations.NullMarked;
