/** How an account wants to sound, put before what models are told for its workspace. */
@NullMarked
package dev.parlance.inference.brand;

import org.jspecify.annotations.NullMarked;
