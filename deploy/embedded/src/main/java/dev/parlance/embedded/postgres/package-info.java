/** PostgreSQL as a child process: its binaries, its folder, its life and the schemas in it. */
@NullMarked
package dev.parlance.embedded.postgres;

import org.jspecify.annotations.NullMarked;
