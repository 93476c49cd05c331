package dev.parlance.inference.answer;

import java.util.List;

/** Makes a question that leans on earlier ones stand on its own. */
final class FollowUps {

    private FollowUps() {
    }

    static String whole(String question, List<String> earlier) {
        return question;
    }
}
