/** What is set aside for calls before they are made, and what becomes of it when they end. */
@NullMarked
package dev.parlance.account.reservation;

import org.jspecify.annotations.NullMarked;
