/** The form JSON must have, as JSON Schema describes it, judged within bounds whoever has written the schema. */
@NullMarked
package dev.parlance.inference.schema;

import org.jspecify.annotations.NullMarked;
