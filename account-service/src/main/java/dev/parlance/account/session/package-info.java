/** People who signed in, the tokens they carry, and how each session ends. */
@NullMarked
package dev.parlance.account.session;

import org.jspecify.annotations.NullMarked;
