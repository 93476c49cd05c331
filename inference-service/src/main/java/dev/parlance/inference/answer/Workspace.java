package dev.parlance.inference.answer;

import reactor.core.publisher.Mono;

import dev.parlance.chassis.caller.Caller;
import dev.parlance.inference.answer.Chats.Chat;
import dev.parlance.inference.brand.BrandProfiles;
import dev.parlance.inference.conversation.Kind;
import dev.parlance.inference.metering.Route;

/** The chat of a workspace: with a model of the caller's choice, in the name of the account's brand. */
final class Workspace {

    private final Targets targets;

    private final BrandProfiles brands;

    private final Chats chats;

    private final Answers answers;

    Workspace(Targets targets, BrandProfiles brands, Chats chats, Answers answers) {
        this.targets = targets;
        this.brands = brands;
        this.chats = chats;
        this.answers = answers;
    }

    /** What cannot be answered by the model that is named is not asked. */
    Mono<Chat> ask(Caller caller, Route route, WorkspaceBody body) {
        return Mono.zip(targets.get(caller, body.model()), brands.get(caller.account()))
                .flatMap(known -> chats.ask(caller, Kind.WORKSPACE, body.message(), body.session(),
                        turn -> answers.assist(caller, route, turn, known.getT1(), known.getT2())));
    }
}
