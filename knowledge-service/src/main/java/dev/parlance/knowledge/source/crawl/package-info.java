/** Crawls: the pages of one server, read link by link as far as its rules and ours allow. */
@NullMarked
package dev.parlance.knowledge.source.crawl;

import org.jspecify.annotations.NullMarked;
