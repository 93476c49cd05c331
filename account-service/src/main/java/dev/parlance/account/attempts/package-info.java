/** How often somebody tried to sign in of late, and who has to wait for that. */
@NullMarked
package dev.parlance.account.attempts;

import org.jspecify.annotations.NullMarked;
