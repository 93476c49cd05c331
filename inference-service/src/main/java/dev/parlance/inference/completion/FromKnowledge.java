package dev.parlance.inference.completion;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import reactor.core.publisher.Flux;
import tools.jackson.databind.node.ObjectNode;

import dev.parlance.inference.answer.Extracts;
import dev.parlance.inference.extraction.Passage;
import dev.parlance.inference.inquiry.Inquiry;
import dev.parlance.inference.metering.Meter;
import dev.parlance.inference.metering.Work;
import dev.parlance.inference.model.Model;
import dev.parlance.inference.stream.Part;
import dev.parlance.inference.stream.TokenCount;

/** Answers with the built-in model, which finds the answer in the caller's knowledge. */
@Component
final class FromKnowledge {

    private final Meter meter;

    private final Extracts extracts;

    FromKnowledge(Meter meter, Extracts extracts) {
        this.meter = meter;
        this.extracts = extracts;
    }

    /**
     * @param request of the OpenAI shape
     * @param passages to answer from; absent stands for what the caller's own knowledge holds
     * @param insteadOf the model that should have answered and could not
     */
    Flux<Part> answer(Inquiry inquiry, ObjectNode request, @Nullable List<Passage> passages,
            @Nullable String insteadOf) {
        UserTexts said = UserTexts.of(request);
        Work work = new Work(Model.EXTRACT, inquiry.route(), TokenCount.of(request.path("messages").toString()),
                Extracts.USUAL_OUTPUT);
        return meter.stream(inquiry.caller(), work, call -> parts(inquiry, said, passages, insteadOf)
                .doOnNext(call::watch).concatMapIterable(part -> part instanceof Part.Usage used
                        ? List.of(new Part.Billed(call.bill(used.usage())), part)
                        : List.of(part)));
    }

    private Flux<Part> parts(Inquiry inquiry, UserTexts said, @Nullable List<Passage> passages,
            @Nullable String insteadOf) {
        return passages == null
                ? extracts.answer(inquiry.caller(), said.question(), said.earlier(), insteadOf)
                : extracts.answer(said.question(), said.earlier(), passages, insteadOf);
    }
}
