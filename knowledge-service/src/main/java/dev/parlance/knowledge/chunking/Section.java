package dev.parlance.knowledge.chunking;

import java.util.List;

/** Lines under the same headings, outermost heading first. */
record Section(List<String> path, List<Line> lines) {}
