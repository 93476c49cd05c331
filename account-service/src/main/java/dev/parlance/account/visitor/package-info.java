/** Who stands at the door: a person, a key that may manage its account, or nobody yet, and where they come from. */
@NullMarked
package dev.parlance.account.visitor;

import org.jspecify.annotations.NullMarked;
