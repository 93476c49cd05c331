package dev.parlance.knowledge.index;

/**
 * A passage that may answer a question, judged twice, whichever of the two found it.
 *
 * @param cosine of the angle between the vectors of question and passage, -1 to 1; 0 where one of them has none
 * @param wording how much of the weight of the question's words the passage carries, 0 to 1. Rare words weigh more; 1
 *            would need every word again and again
 */
public record Candidate(Excerpt excerpt, double cosine, double wording) {}
