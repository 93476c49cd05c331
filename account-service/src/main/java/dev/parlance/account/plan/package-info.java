/** What the plans allow, in figures, and which plan an account has. */
@NullMarked
package dev.parlance.account.plan;

import org.jspecify.annotations.NullMarked;
