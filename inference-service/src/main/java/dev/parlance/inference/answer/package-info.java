/** Questions of customers and colleagues answered from an account's knowledge, with sources, in sessions that continue. */
@NullMarked
package dev.parlance.inference.answer;

import org.jspecify.annotations.NullMarked;
