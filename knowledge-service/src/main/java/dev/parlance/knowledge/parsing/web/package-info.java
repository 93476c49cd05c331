/** Pages of the web as those see them who follow their links. */
@NullMarked
package dev.parlance.knowledge.parsing.web;

import org.jspecify.annotations.NullMarked;
