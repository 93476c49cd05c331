package dev.parlance.knowledge.parsing.pdf;

import java.util.List;

/**
 * What stands on one page.
 *
 * @param number from 1
 * @param words in the direction most of the page is written in
 * @param sideways words written in other directions, as lines
 */
record PageContent(int number, double width, double height, List<Word> words, List<String> sideways, List<Rule> rules) {

    PageContent withWords(List<Word> others) {
        return new PageContent(number, width, height, others, sideways, rules);
    }
}
