package dev.parlance.knowledge.document.entry;

/**
 * A line of an upload, without its end.
 *
 * @param number counted from 1, empty lines included
 * @param bytes of a line that is too long, only its beginning
 * @param tooLong whether there was more
 */
record Line(long number, byte[] bytes, boolean tooLong) {}
