/** The rules of the house, as sentences a build can check. */
@NullMarked
package dev.parlance.testkit.house;

import org.jspecify.annotations.NullMarked;
