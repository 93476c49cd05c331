/** Fetching what stands at an address somebody has named, as guardedly as such addresses deserve. */
@NullMarked
package dev.parlance.knowledge.source.fetch;

import org.jspecify.annotations.NullMarked;
