/** The contracts between services, read from the documentation by the tests of both sides. */
@NullMarked
package dev.parlance.testkit.contract;

import org.jspecify.annotations.NullMarked;
