/** Real servers for tests, the house rules as sentences, and the words all tests share. */
@NullMarked
package dev.parlance.testkit;

import org.jspecify.annotations.NullMarked;
