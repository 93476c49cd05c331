/** Where keys are made, seen, changed and revoked: by people, and by keys that may manage their account. */
@NullMarked
package dev.parlance.account.apikey.web;

import org.jspecify.annotations.NullMarked;
