/** The tables of the edge: made when the database is there, and never waited for. */
@NullMarked
package dev.parlance.gateway.schema;

import org.jspecify.annotations.NullMarked;
