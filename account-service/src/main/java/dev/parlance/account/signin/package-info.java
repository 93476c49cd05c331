/** How people become known: registration, password, and the token they carry afterwards. */
@NullMarked
package dev.parlance.account.signin;

import org.jspecify.annotations.NullMarked;
