package dev.parlance.account.attempts;

import java.time.Duration;

/**
 * What became of a try in one bucket.
 *
 * @param admitted whether it was counted, and not too early
 * @param level how full the bucket is, this try included
 * @param pause until the next may be made
 */
record Turn(boolean admitted, double level, Duration pause) {}
