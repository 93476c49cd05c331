package dev.parlance.account.reservation;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;

import dev.parlance.chassis.failure.Failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Tests for {@link SettlementRequest}. */
class SettlementRequestTests {

    private static final UUID BLOCK = UUID.fromString("019a9f70-3b52-7d14-8e6a-5c0f9b7d2e81");

    private static final String CALL = """
            {"block":"019a9f70-3b52-7d14-8e6a-5c0f9b7d2e81","slot":3,"account":"019a9f6d-51b0-7e8f-b1c2-93a7d5e6f012",\
            "key":null,"model":"m","family":"app","route":"/api/v1/chat","status":"done","input_tokens":7,\
            "cached_tokens":0,"output_tokens":2,"estimated":true,"cost":5,"started_at":"2026-03-14T09:26:53.589Z",\
            "duration_ms":12,"request_id":null}""";

    @Test
    void takesASlotNamedTwiceAtItsFirstWord() {
        Settlement settlement = read("{\"calls\":[" + CALL + "," + CALL.replace("\"cost\":5", "\"cost\":9")
                + "],\"returned\":[{\"block\":\"" + BLOCK + "\",\"slots\":[3,4,4]}]}");

        assertThat(settlement.calls()).singleElement().extracting(EndedCall::cost).isEqualTo(5L);
        assertThat(settlement.returned()).containsExactly(new SlotId(BLOCK, 4));
    }

    @Test
    void letsNoStrangeNameKeepOthersFromBeingSettled() {
        String strange = CALL.replace("\"model\":\"m\"", "\"model\":\"a\\u0000" + "b".repeat(500) + "\"");

        assertThat(read("{\"calls\":[" + strange + "]}").calls().getFirst().model()).startsWith("ab").hasSize(200);
    }

    @ParameterizedTest
    @CsvSource({"slot,3,256", "slot,3,-1", "slot,3,null", "cost,5,-1", "input_tokens,7,-7", "status,\"done\",\"lost\"",
            "account,\"019a9f6d-51b0-7e8f-b1c2-93a7d5e6f012\",null", "started_at,\"2026-03-14T09:26:53.589Z\",null"})
    void namesTheFieldThatCannotBe(String field, String good, String bad) {
        String call = CALL.replace("\"" + field + "\":" + good, "\"" + field + "\":" + bad);

        Failure failure = catchThrowableOfType(Failure.class, () -> read("{\"calls\":[" + call + "]}"));

        assertThat(failure.field()).isEqualTo(field);
    }

    @Test
    void refusesTwoAccountsForOneBlock() {
        String other = CALL.replace("\"slot\":3", "\"slot\":4").replace("e6f012", "e6f013");

        Failure failure = catchThrowableOfType(Failure.class, () -> read("{\"calls\":[" + CALL + "," + other + "]}"));

        assertThat(failure.field()).isEqualTo("account");
    }

    @Test
    void writesADigitForEachSlotOfABlock() {
        Settlement settlement = read("{\"calls\":[" + CALL + "],\"returned\":[{\"block\":\"" + BLOCK
                + "\",\"slots\":[0]}]}");

        BlockShare share = List.copyOf(BlockShare.of(settlement)).getFirst();

        assertThat(share.mask()).isEqualTo("1001");
        assertThat(share.slots()).isEqualTo(2);
        assertThat(share.tokens()).isEqualTo(7);
    }

    private static Settlement read(String body) {
        return new JsonMapper().readValue(body, SettlementRequest.class).settlement();
    }
}
