@testable import TrainModels

/// Two dozen sentences of our own with their trees, to train on in a test.
enum TinyTreebank {
  static let sentences: [TreebankSentence] = lines.split(separator: "\n").map { line in
    TreebankSentence(
      words: line.split(separator: " ").map { word in
        // form_lemma_UPOS_XPOS_head_relation
        let parts = word.split(separator: "_").map(String.init)
        return TreebankWord(
          form: parts[0], lemma: parts[1], upos: parts[2], xpos: parts[3], features: "",
          head: Int(parts[4]) ?? 0, relation: parts[5])
      })
  }

  private static let lines = """
    The_the_DET_DT_2_det mayor_mayor_NOUN_NN_3_nsubj spoke_speak_VERB_VBD_0_root ._._PUNCT_._3_punct
    The_the_DET_DT_2_det council_council_NOUN_NN_3_nsubj rejected_reject_VERB_VBD_0_root the_the_DET_DT_5_det plan_plan_NOUN_NN_3_obj ._._PUNCT_._3_punct
    She_she_PRON_PRP_2_nsubj praised_praise_VERB_VBD_0_root the_the_DET_DT_4_det mayor_mayor_NOUN_NN_2_obj ._._PUNCT_._2_punct
    He_he_PRON_PRP_2_nsubj walked_walk_VERB_VBD_0_root home_home_ADV_RB_2_advmod ._._PUNCT_._2_punct
    A_a_DET_DT_3_det small_small_ADJ_JJ_3_amod crowd_crowd_NOUN_NN_4_nsubj cheered_cheer_VERB_VBD_0_root loudly_loudly_ADV_RB_4_advmod ._._PUNCT_._4_punct
    The_the_DET_DT_2_det minister_minister_NOUN_NN_5_nsubj did_do_AUX_VBD_5_aux not_not_PART_RB_5_advmod answer_answer_VERB_VB_0_root ._._PUNCT_._5_punct
    They_they_PRON_PRP_2_nsubj closed_close_VERB_VBD_0_root the_the_DET_DT_5_det old_old_ADJ_JJ_5_amod bridge_bridge_NOUN_NN_2_obj ._._PUNCT_._2_punct
    Workers_worker_NOUN_NNS_2_nsubj repaired_repair_VERB_VBD_0_root the_the_DET_DT_4_det road_road_NOUN_NN_2_obj quickly_quickly_ADV_RB_2_advmod ._._PUNCT_._2_punct
    The_the_DET_DT_2_det road_road_NOUN_NN_4_nsubj:pass was_be_AUX_VBD_4_aux:pass repaired_repair_VERB_VBN_0_root ._._PUNCT_._4_punct
    The_the_DET_DT_3_det new_new_ADJ_JJ_3_amod plan_plan_NOUN_NN_4_nsubj failed_fail_VERB_VBD_0_root ._._PUNCT_._4_punct
    She_she_PRON_PRP_2_nsubj left_leave_VERB_VBD_0_root in_in_ADP_IN_4_case March_March_PROPN_NNP_2_obl ._._PUNCT_._2_punct
    He_he_PRON_PRP_2_nsubj lives_live_VERB_VBZ_0_root in_in_ADP_IN_5_case a_a_DET_DT_5_det village_village_NOUN_NN_2_obl ._._PUNCT_._2_punct
    Two_two_NUM_CD_2_nummod bridges_bridge_NOUN_NNS_3_nsubj fell_fall_VERB_VBD_0_root ._._PUNCT_._3_punct
    The_the_DET_DT_2_det villages_village_NOUN_NNS_5_nsubj are_be_AUX_VBP_5_cop very_very_ADV_RB_5_advmod old_old_ADJ_JJ_0_root ._._PUNCT_._5_punct
    The_the_DET_DT_2_det mayor_mayor_NOUN_NN_5_nsubj is_be_AUX_VBZ_5_cop a_a_DET_DT_5_det farmer_farmer_NOUN_NN_0_root ._._PUNCT_._5_punct
    They_they_PRON_PRP_3_nsubj will_will_AUX_MD_3_aux vote_vote_VERB_VB_0_root in_in_ADP_IN_5_case May_May_PROPN_NNP_3_obl ._._PUNCT_._3_punct
    The_the_DET_DT_2_det farmers_farmer_NOUN_NNS_3_nsubj sold_sell_VERB_VBD_0_root two_two_NUM_CD_5_nummod houses_house_NOUN_NNS_3_obj ._._PUNCT_._3_punct
    Nobody_nobody_PRON_NN_2_nsubj heard_hear_VERB_VBD_0_root the_the_DET_DT_4_det speech_speech_NOUN_NN_2_obj ._._PUNCT_._2_punct
    The_the_DET_DT_2_det speech_speech_NOUN_NN_4_nsubj was_be_AUX_VBD_4_cop short_short_ADJ_JJ_0_root ._._PUNCT_._4_punct
    A_a_DET_DT_2_det crowd_crowd_NOUN_NN_3_nsubj heard_hear_VERB_VBD_0_root the_the_DET_DT_6_det old_old_ADJ_JJ_6_amod minister_minister_NOUN_NN_3_obj ._._PUNCT_._3_punct
    She_she_PRON_PRP_3_nsubj quickly_quickly_ADV_RB_3_advmod closed_close_VERB_VBD_0_root the_the_DET_DT_5_det house_house_NOUN_NN_3_obj ._._PUNCT_._3_punct
    The_the_DET_DT_2_det council_council_NOUN_NN_4_nsubj will_will_AUX_MD_4_aux answer_answer_VERB_VB_0_root ._._PUNCT_._4_punct
    """
}
