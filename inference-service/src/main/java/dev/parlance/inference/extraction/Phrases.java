package dev.parlance.inference.extraction;

import dev.parlance.inference.extraction.language.Tongue;

/** The few words this model says itself. */
final class Phrases {

    private Phrases() {
    }

    static String noAnswer(Tongue tongue) {
        return switch (tongue) {
            case ENGLISH, RUSSIAN -> "The available knowledge holds no answer to this question.";
            case PORTUGUESE -> "O conhecimento disponível não contém resposta para esta pergunta.";
            case SPANISH -> "El conocimiento disponible no contiene respuesta a esta pregunta.";
            case GERMAN -> "Das verfügbare Wissen enthält keine Antwort auf diese Frage.";
            case FRENCH -> "Les connaissances disponibles ne contiennent pas de réponse à cette question.";
            case ITALIAN -> "Le conoscenze disponibili non contengono una risposta a questa domanda.";
            case DUTCH -> "De beschikbare kennis bevat geen antwoord op deze vraag.";
            case JAPANESE -> "登録されている情報には、この質問への答えがありません。";
            case KOREAN -> "등록된 자료에는 이 질문에 대한 답이 없습니다.";
            case CHINESE -> "现有资料中没有这个问题的答案。";
        };
    }

    static String otherwise(Tongue tongue) {
        return switch (tongue) {
            case ENGLISH, RUSSIAN -> "Another document says: ";
            case PORTUGUESE -> "Outro documento diz: ";
            case SPANISH -> "Otro documento dice: ";
            case GERMAN -> "Ein anderes Dokument sagt: ";
            case FRENCH -> "Un autre document indique : ";
            case ITALIAN -> "Un altro documento dice: ";
            case DUTCH -> "Een ander document zegt: ";
            case JAPANESE -> "別の文書によると：";
            case KOREAN -> "다른 문서의 내용: ";
            case CHINESE -> "另一份文件称：";
        };
    }
}
