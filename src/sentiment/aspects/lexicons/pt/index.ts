import type { AspectLexicon } from '../lexicon.js';

/** What the rules know of Portuguese, of Portugal and Brazil. */
export const PORTUGUESE_LEXICON: AspectLexicon = {
  aliases:
    'q que, vc voce, vcs voces, n nao, tb tambem, tbm tambem, pq porque, pra para, obg obrigado, td tudo, mto muito, mt muito, msg mensagem, dps depois, cel celular',
  negation: {
    negator: [[1, 'nao, nem, nunca, jamais, ninguem, nenhum, nenhuma, sem, tampouco, nada de']],
    none: [[0, 'nao so, nao apenas, sem duvida, nao acredito, nada como, como nao']],
  },
  polarity: {
    positive: [
      [
        1,
        'bem, bom, boa, bons, boas, melhor, melhores, facil, rapido, rapida, limpo, agradavel, util, bonit*, gostos*, barato, barata, feliz, content*, legal, bacana, educad*, atencios*, resolv*, pontual',
      ],
      [
        2,
        'ador*, amo, amei, perfeit*, excelent*, maravilh*, fantastic*, genial, incrivel, obrigad*, recomend*, impecavel, delicios*, parabens, otim*, sensacional, show de bola, nota 0, top, 😍, ❤, 🥰, 😊, 👏, 🙌, 👍, :happy:, :love:',
      ],
    ],
    negative: [
      [
        1,
        'mal, mau, ma, ruim, ruins, pior, piores, lento, lenta, fri*, quebrad*, tarde, car*, dificil, problema*, erro, erros, falha*, suj*, espera, esperando, perdi, perderam, cancel*, atras*, demor*, nao funciona*, nunca, ninguem, caiu',
      ],
      [
        2,
        'vergonha, pessim*, horrivel, terrivel, lamentavel, desastre, nojo, nojent*, golpe, golpista*, ladrao, ladroes, mentir*, engan*, merda, porcaria, lixo, inutil, incompetent*, absurd*, odeio, decepcion*, raiva, palhacada, descaso, desrespeit*, 😡, 🤬, 😠, 👎, 💩, 🤮, 😤, 😭, 😢, :sad:, :angry:, :cry:',
      ],
    ],
    none: [[0, 'nao e ruim, nada mal, boa tarde, bom dia, boa noite, mais tarde, esta tarde']],
  },
  experience: {
    failure: [
      [
        3,
        'cobr* (duas vezes|a mais|em dobro), nao (chegou|chega|funciona*|abre|carrega|respond*|resolv*|atend*|recebi|cumpr*), nunca (chegou|chega|respond*), ainda nao (chegou|recebi|respond*), continua sem, chegou (quebrad*|atrasad*|errad*|fri*), veio (quebrad*|errad*), quebrou (em|com|na|no), 0 (dias|horas|meses|semanas) (esperando|sem), pela (segunda|terceira) vez, de novo (sem|fora|nao), caiu de novo, perderam (minha|meu), cancelaram (meu|minha), se recusam, sem aviso',
      ],
    ],
    delight: [
      [
        3,
        'chegou (antes|no prazo|rapid*|perfeit*), no mesmo dia, sem (problemas|dor de cabeca), como novo, resolveram (em|na hora|tudo), nunca deixou na mao',
      ],
    ],
  },
  touchpoint: {
    advertising: [
      [
        3,
        'anuncio*, propaganda*, publicidade, comercial, comerciais, campanha, campanhas, marketing, outdoor*, patrocin*, influenciador*, influencer*, embaixador*, slogan, jingle, spam, telemarketing',
      ],
      [2, 'logo, cartaz, instagram, redes sociais'],
    ],
    'website-app': [
      [
        3,
        'app, aplicativo*, aplicacao, site, website, pagina, plataforma, login, senha, palavra passe, internet banking, portal, loja online, area do cliente',
      ],
      [
        2,
        'sistema fora, fora do ar, caiu o sistema, trava, travando, travou, nao abre, nao carrega, atualizacao, botao, tela',
      ],
    ],
    'price-offers': [
      [
        3,
        'preco*, caro, cara, caros, caras, carissim*, barato, barata, promocao, promocoes, oferta*, desconto*, cupom, cupao, liquidacao, saldos, tarifa*, quanto custa, black friday, custo beneficio',
      ],
      [2, 'reais, euros, custa, custam, aumento, aumentou, subiu, gratis, plano, planos'],
    ],
    'purchase-payment': [
      [
        3,
        'pagamento*, pagar, pix, boleto, cartao recusado, recusou .. cartao, cartao, carrinho, checkout, finalizar a compra, reserva*, passagem, passagens, bilhete*, fila, filas, caixa, caixas, sem estoque, esgotado, parcel*, mb way, multibanco, nao consigo (comprar|pagar|reservar)',
      ],
      [2, 'compra, compras, comprar, comprei, pedido cancelado, ingresso*'],
    ],
    delivery: [
      [
        3,
        'entreg*, encomenda*, envio, envios, frete, correios, transportadora*, motoboy, entregador*, estafeta*, rastre*, atras* .. (pedido|encomenda), nao (chegou|chega|recebi), nunca chegou, chegou (atrasad*|quebrad*|tarde|rapid*|antes|errad*), bagagem, mala, malas, extravi*, prazo',
      ],
      [2, 'pedido, pedidos, chegou, chegar, demora, esperando, receber'],
    ],
    'product-service': [
      [
        3,
        'qualidade, defeito*, quebrou, quebrad*, estrag*, nao funciona*, funciona*, parou de funcionar, sinal, internet, sem (luz|agua|internet|sinal), wifi, tamanho, tecido, sola, sabor, gost*, delicios*, comida, cafe, quarto, limpeza, cama, voo, voos, bateria, sapato*, tenis, roupa*, creme',
      ],
      [2, 'produto*, servico, servicos, marca, hotel, veio errado, celular, telemovel'],
    ],
    staff: [
      [
        3,
        'funcionari*, atendente*, vendedor*, garcom, garconete, empregad*, gerente, seguranca da loja, caixa foi, motorista, comissari*, tripulacao, recepcionista*, mal educad*, grosseir*, gross*, educad*, simpatic*, antipatic*, atencios*, gentil, gentis, atendimento (pessimo|otimo|excelente|horrivel|bom), me atend*, fui atendid*',
      ],
      [2, 'atendimento, equipe, trat*, equipa'],
    ],
    'after-sales': [
      [
        3,
        'reclam*, reclame aqui, devol*, reembols*, estorno, garantia, assistencia, assistencia tecnica, suporte, sac, call center, atendimento ao cliente, apoio ao cliente, troca, trocar, conserto, consert*, repar*, tecnico, protocolo, ninguem (responde|atende|resolve), nao (respondem|responde|atendem|resolvem), ouvidoria, livro de reclamacoes',
      ],
      [2, 'resposta, resolver, problema, ligar, liguei, ligacao, chat'],
    ],
    billing: [
      [
        3,
        'fatura*, cobranc*, cobrad*, cobraram, cobrando, cobrou, boleto de, conta de luz, taxa*, debito automatico, debito direto, juros, anuidade, comissao, multa contratual, fidelidade, recibo, nota fiscal, mensalidade',
      ],
      [2, 'conta, duas vezes, valor a mais'],
    ],
    reputation: [
      [
        3,
        'boicot*, etica, greve, demiss*, demitiu, despedi*, trabalho escravo, explora*, escandalo, corrup*, poluicao, polui*, desmatamento, racismo, racista*, sustentab*, sustentav*, imposto*, presidente da, ceo, acionistas, lucro*, investiga*, vazamento de dados, doacao, doou',
      ],
      [2, 'empresa, noticia*, denuncia*'],
    ],
    none: [
      [
        0,
        'boa tarde, bom dia, boa noite, por favor, tudo bem, vale a pena, fila de espera virtual, conta comigo, em conta, caro amigo',
      ],
    ],
  },
  risk: {
    safety: [
      [
        3,
        'explod*, explosao, incendio, pegou fogo, pegando fogo, em chamas, queimadura*, queimou, choque eletrico, curto circuito, acidente*, ferid*, machuc*, fratur*, freio*, travoes, perigo*, perigos*, asfixi*, engasg*, desab*, quase morr*, morreu, morte, faisca*, fumaca, vazamento de gas',
      ],
    ],
    health: [
      [
        3,
        'intoxic*, alergi*, vomit*, diarreia, salmonela, passei mal, passou mal, barata*, larva*, bicho na, bicho no, inseto*, mofo, bolor, vencid*, fora da validade, validade, estragad*, contaminad* , higiene, vigilancia sanitaria, hospital, pronto socorro, urgencias, cancer, toxic*',
      ],
    ],
    legal: [
      [
        3,
        'processo, processar, processei, processad*, advogad*, justica, juizado, pequenas causas, procon, anatel, anac, aneel, deco, tribunal, ilegal, ilegais, crime, codigo do consumidor, direitos do consumidor, meus direitos, multad*, sentenca, condenad*, clausula*, defesa do consumidor',
      ],
      [2, 'contrato, lei, denunci*'],
    ],
    discrimination: [
      [
        3,
        'racis*, racista*, discrimin*, preconceit*, machis*, homofob*, transfob*, xenofob*, gordofob*, capacitis*, cadeira de rodas, cadeirante*, deficiente*, deficiencia, autis*, por ser (negr*|preto|preta|gay|mulher|gord*|trans|brasileir*), negros, lgbt*, assedio',
      ],
    ],
    'privacy-security': [
      [
        3,
        'vazamento de dados, vaz* .. dados, dados pessoais, meus dados, lgpd, rgpd, privacidade, hacke*, invadi*, invas*, phishing, clonaram meu (whatsapp|chip), senha vazada, dados de outr*, espion*',
      ],
    ],
    fraud: [
      [
        3,
        'golpe, golpes, golpista*, fraude*, fraudulent*, burla, burlad*, burloes, estelionat*, clonaram, clonad*, site falso, perfil falso, falsific*, falso, falsa, piramide, nao reconhec*, compras que nao fiz, propaganda enganosa, enganosa, roubaram .. (dinheiro|conta|cartao)',
      ],
      [2, 'ladroes, engan*'],
    ],
    'animal-welfare': [
      [
        3,
        'maus tratos, crueldade, testa* em animais, testes em animais, teste em animais, animais, cachorro, cachorra, gato, gata, pet, jaula*, gaiola*, granja, matadouro, abate, galinhas, coelhos',
      ],
    ],
    labour: [
      [
        3,
        'trabalho escravo, trabalho infantil, exploracao, explora* (os|trabalhadores|funcionarios), sem carteira, direitos trabalhistas, salario atrasado, salarios atrasados, nao paga* (os|salario*|funcionarios), greve, sindicat*, demiss*, demitiu 0, assedio moral, condicoes de trabalho, despediment*, recibos verdes, precari*',
      ],
    ],
    environment: [
      [
        3,
        'poluicao, polui*, poluindo, desmat*, queimadas, rio, rios, oceano, plastico*, microplastic*, greenwashing, meio ambiente, ambiental, ambientais, emissoes, carbono, lixo toxico, residuos, sustentab*, sustentavel, reciclag*, recicla*, derramamento, vazamento de oleo, agrotoxic*',
      ],
    ],
    doubt: [[1, 'pensei que era, achei que era, achava que era, pensava que era, parecia']],
    none: [
      [
        0,
        'morrendo de (rir|fome|vontade), morro de, morri de, matador, e fogo, um lixo, que lixo, contrato de, pegar fogo o parquinho',
      ],
    ],
  },
  intent: {
    leaving: [
      [
        3,
        'nunca mais (compro|volto|uso|peco|viajo|contrato), nunca mais, nao (volto|compro|uso|contrato) mais, vou cancelar, cancelei (o|a|meu|minha), quero cancelar, cancelar (o|a|meu|minha) (plano|conta|assinatura|contrato|linha), vou mudar de, mudei para, mudei de, troquei de (operadora|banco), vou trocar de, portabilidade, encerrar (a|minha) conta, encerrei, desinstal*, boicot*, ultima vez que, perderam (um|uma|mais) cliente, tchau, adeus',
      ],
    ],
    suggestion: [
      [
        3,
        'deveria, deveriam, deviam, poderiam (colocar|ter|fazer|incluir|adicionar|lancar|melhorar), seria (bom|otimo|legal|interessante|melhor), sugiro, sugestao, sugestoes, uma ideia, dica, que tal, por que nao (fazem|colocam|lancam), podiam (ter|fazer|por|colocar), gostaria que, falta um, falta uma, bem que podiam',
      ],
    ],
    request: [
      [
        3,
        'por favor, pfv, pf, me ajud*, ajuda, ajudem, podem (me)? (ajudar|enviar|verificar|ligar|cancelar|trocar), poderiam (me)? (ajudar|enviar|verificar|ligar), pode me (ajudar|enviar|ligar), preciso (de|que|falar|cancelar|trocar), gostaria de (cancelar|trocar|falar|solicitar), solicito, quero falar com, me liguem, me liga, me responde*, respondam, chamem na dm, mandei (dm|mensagem|inbox), tragam de volta, volta com, enviem',
      ],
    ],
    question: [
      [
        3,
        'alguem sabe, alguem (tem|conhece|ja), voces (tem|entregam|fazem|aceitam|vendem), qual (e|o|a), quais, quanto custa, quanto (tempo|fica|e), quando (chega|abre|volta|sai), onde (fica|compro|encontro), como (faco|funciona|cancelo), que horas, gostaria de saber, tenho uma duvida, duvida',
      ],
    ],
    praise: [
      [
        2,
        'obrigad*, parabens, recomendo, super recomendo, ador*, amei, amo, otim*, excelent*, perfeit*, maravilh*, incrivel, impecavel, nota 0, sensacional, muito bom, muito boa, melhor, gostei, delicios*, show, top',
      ],
    ],
    complaint: [
      [
        2,
        'pessim*, horrivel, vergonha, absurd*, descaso, desrespeit*, lixo, merda, porcaria, nao funciona*, nao respond*, nao resolv*, nao chegou, ninguem (resolve|responde|atende), enganad*, golpe, de novo, outra vez, pela (segunda|terceira) vez, ate quando, decepcion*, cansad*, estou farto, estou farta, palhacada, nao comprem, cuidado com, reclam*',
      ],
    ],
    news: [
      [
        2,
        'anuncia, anunciou, lanca, lancou, apresenta, inaugura, abre (loja|vagas), nomeia, condena, condenada, investiga, multada, recolhe, demite, fecha, segundo o, milhoes',
      ],
    ],
    none: [
      [
        0,
        'nunca mais facil, volto a (dizer|comprar com certeza), por favor nao, obrigado por nada, ajuda humanitaria',
      ],
    ],
  },
  emotion: {
    anger: [
      [
        2,
        'raiva, odio, odeio, furios*, revoltad*, revolta, indign*, vergonha, absurd*, palhacada, descaso, merda, porra, caralho, idiota*, ladroes, mentiros*, 😡, 🤬, 😠, 😤, :angry:',
      ],
    ],
    disgust: [
      [3, 'nojo, nojent*, asqueros*, repugn*, vomit*, barata, larva*, fedor, fede, podre, 🤢, 🤮'],
    ],
    fear: [
      [
        3,
        'medo, pavor, assustad*, assust*, panico, preocup*, ansios*, ansiedade, terror, 😱, 😨, 😰',
      ],
    ],
    joy: [
      [
        2,
        'feliz, felic*, alegr*, content*, amo, amei, ador*, obrigad*, kkk, kkkk, rsrs, haha, maravilh*, perfeit*, lind*, melhor, parabens, 😍, ❤, 🥰, 😊, 😂, 👏, 🎉, :happy:, :love:, :laugh:',
      ],
    ],
    sadness: [
      [
        2,
        'triste*, tristeza, chor*, saudade*, decepcion*, pena, dor, doi, luto, morreu, infelizmente, 😢, 😭, 😞, 😔, 💔, :sad:, :cry:',
      ],
    ],
    surprise: [
      [
        3,
        'surpres*, surpreend*, nao acredito, inacreditavel, uau, nossa, caramba, de repente, chocad*, 😮, 😲, 😳, 🤯, :shock:',
      ],
    ],
  },
  irony: {
    declared: [[3, 'ironia, sarcasmo, so que nao, sqn, contem ironia']],
    formula: [
      [
        3,
        'obrigado por nada, obrigada por nada, que surpresa, que novidade, era so o que faltava, imagina, claro que sim, parabens aos envolvidos, parabens pela',
      ],
      [
        2,
        'parabens, que maravilha, que otimo, que lindo, adoro (quando|que|esperar), amo (quando|que|esperar), excelente servico, muito obrigado',
      ],
    ],
    hype: [
      [
        1,
        'parabens, obrigad*, maravilh*, otim*, excelent*, perfeit*, ador*, amo, show, top, genial',
      ],
    ],
    failure: [
      [
        1,
        'de novo, outra vez, atras*, demor*, espera*, horas, cancel*, perd*, quebr*, cobr*, caiu, sem (luz|internet|agua), nao (funciona*|chegou|responde*), nunca, ninguem, fila',
      ],
    ],
    sincere: [[2, 'recomendo, muito obrigad*, me ajud*, resolv*, ❤, 😍']],
  },
  target: {
    leave: [
      [
        1,
        'deixei, larguei, sai da, sai do, troquei, cancelei, abandonei, mudei da, mudei do, cansei da, cansei do',
      ],
    ],
    join: [
      [
        1,
        'mudei para, mudei pra, fui para, fui pra, passei para, vim para, vim pra, voltei para, voltei pra, prefiro, agora com',
      ],
    ],
    better: [
      [
        1,
        'melhor que, melhor do que, melhores que, mais barato que, mais rapido que, ganha da, ganha do, supera a, supera o',
      ],
    ],
    worse: [[1, 'pior que, pior do que, piores que, mais caro que, mais lento que']],
    unlike: [
      [1, 'ao contrario da, ao contrario do, diferente da, diferente do, comparado com, nao como'],
    ],
    prefer: [[1, 'prefiro, prefiro mil vezes']],
    elsewhere: [
      [
        1,
        'segunda feira, chuva, transito, governo, prefeitura, meu chefe, minha chefe, meu ex, minha ex, minha sogra, meu vizinho, prova, jogo, meu time',
      ],
    ],
    excused: [[3, 'nao e culpa, culpa (da chuva|do governo|do transito)']],
    addressed: [[1, 'voces, vosso, vossa']],
    contrast: [[1, 'mas, porem, no entanto, embora, pelo menos, ainda bem que, ainda bem']],
  },
};
